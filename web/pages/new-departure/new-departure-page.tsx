export function NewDeparturePage() {
  return null;
}
