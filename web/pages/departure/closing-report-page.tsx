export function ClosingReportPage() {
  return null;
}
