/** Words from which a status or kind is guessed; the first that fits counts. */
const words: Record<string, readonly (readonly [code: string, words: RegExp])[]> = {
  orders: [
    ["cancelled", /cancel|void|refund|reject|отмен|возврат/i],
    ["done", /done|complete|closed|shipped|deliver|paid|invoiced|выполн|заверш|отгруж|оплач|доставл|закрыт/i],
  ],
  deals: [
    ["lost", /lost|reject|cancel|не реализ|проигр|отказ/i],
    ["won", /won|success|signed|успешн|реализ|выигр/i],
  ],
  interactions: [
    ["call", /call|phone|звон/i],
    ["email", /mail|письм/i],
    ["meeting", /meet|visit|встреч/i],
    ["enquiry", /enquir|inquir|request|запрос/i],
    ["quote", /quote|proposal|предлож/i],
    ["task", /task|задач/i],
    ["message", /message|chat|сообщ/i],
  ],
  openQuestions: [
    ["promise", /promis|обещ/i],
    ["complaint", /complain|claim|жалоб|претенз/i],
  ],
};
const otherwise = { orders: "open", deals: "open", interactions: "note", openQuestions: "question" } as const;

/** The map of a mapping from the values seen in a column to our codes; a value nobody knows is the harmless code. */
export function guessCodes(entity: keyof typeof otherwise, values: readonly string[]) {
  const found = [...new Set(values)].slice(0, 100).flatMap((value) => {
    const code = words[entity]?.find(([, pattern]) => pattern.test(value))?.[0];
    return code === undefined ? [] : [[value, code] as const];
  });
  return { map: Object.fromEntries(found), otherwise: otherwise[entity] };
}
