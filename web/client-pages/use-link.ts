import { useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "../app/problem.ts";
import { randomKey } from "../app/random-key.ts";

export interface LinkReading<T> {
  data: T | null;
  problem: Problem | null;
  /** Reads again; what is shown stays until the answer is there. */
  reload: () => void;
}

/** Reads what is behind a link. Opening the page does this and nothing else. */
export function useLinkReading<T>(read: () => Promise<T>): LinkReading<T> {
  const [state, setState] = useState<{ data: T | null; problem: Problem | null }>({ data: null, problem: null });
  const [first] = useState(() => read);
  const reload = useCallback(() => {
    first().then(
      (data) => setState({ data, problem: null }),
      (error: unknown) => setState(({ data }) => ({ data, problem: toProblem(error) })),
    );
  }, [first]);
  useEffect(reload, [reload]);
  return { ...state, reload };
}

export interface LinkAct<Input, Answer> {
  run: (input: Input) => void;
  pending: boolean;
  problem: Problem | null;
  answer: Answer | null;
}

/** One act of the reader. Pressed again after a lost answer, it carries the same key and is done once. */
export function useLinkAct<Input, Answer>(
  act: (input: Input, key: string) => Promise<Answer>,
  onDone?: (answer: Answer, input: Input) => void,
  onRefused?: (problem: Problem) => void,
): LinkAct<Input, Answer> {
  const [state, setState] = useState<Omit<LinkAct<Input, Answer>, "run">>({
    pending: false,
    problem: null,
    answer: null,
  });
  const sent = useRef<{ what: string; key: string } | null>(null);
  const run = (input: Input) => {
    const what = JSON.stringify(input) ?? "";
    if (sent.current?.what !== what) sent.current = { what, key: randomKey() };
    setState((now) => ({ ...now, pending: true, problem: null }));
    act(input, sent.current.key).then(
      (answer) => {
        sent.current = null;
        setState({ pending: false, problem: null, answer });
        onDone?.(answer, input);
      },
      (error: unknown) => {
        const problem = toProblem(error);
        setState((now) => ({ ...now, pending: false, problem }));
        onRefused?.(problem);
      },
    );
  };
  return { ...state, run };
}

const toProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem({ status: 500, detail: String(error) });
