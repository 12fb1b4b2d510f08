export function LeavingPage() {
  return null;
}
