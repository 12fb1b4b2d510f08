export function OwnLogPage() {
  return null;
}
