export function DepartureReportPage() {
  return null;
}
