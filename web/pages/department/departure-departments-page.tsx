export function DepartureDepartmentsPage() {
  return null;
}
