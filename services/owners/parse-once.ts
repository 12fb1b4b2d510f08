/** Parses each text once: thousands of rows share a few hundred lists, and share what is made of them. Nobody may change it. */
export function parseOnce<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parse(text);
    known.set(text, value);
    return value;
  };
}
