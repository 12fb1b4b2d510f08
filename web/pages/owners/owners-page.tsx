export function OwnersPage() {
  return null;
}
