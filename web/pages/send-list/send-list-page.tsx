export function SendListPage() {
  return null;
}
