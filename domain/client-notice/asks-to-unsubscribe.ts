const words: ReadonlySet<string> = new Set([
  "stop",
  "unsubscribe",
  "remove",
  "remove me",
  "стоп",
  "отписать",
  "отписаться",
  "отпишите",
  "отпишите меня",
  "отписка",
]);

/** Whether an answer says nothing but that its writer wants no more offers; a sentence is left for a person to read. */
export function asksToUnsubscribe(text: string): boolean {
  const said = text
    .replaceAll(/[\s\p{P}]+/gu, " ")
    .trim()
    .toLowerCase();
  return words.has(said);
}
