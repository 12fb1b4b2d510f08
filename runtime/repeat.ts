/** Something that runs until it is stopped. */
export interface Running {
  /** Ends after the run under way. */
  stop(): Promise<void>;
}

/**
 * Runs `work` again and again, `pauseMs` after each end. An error goes to `onError` and the next run comes after ten
 * pauses, at most 5 s: a database that restarts does not end the process.
 */
export function repeat(work: () => Promise<void>, pauseMs: number, onError: (error: unknown) => void): Running {
  let stopped = false;
  let wake = () => {};
  const loop = async () => {
    while (!stopped) {
      let pause = pauseMs;
      try {
        await work();
      } catch (error) {
        onError(error);
        pause = Math.min(5_000, pauseMs * 10);
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const ended = loop();
  return {
    stop: () => {
      stopped = true;
      wake();
      return ended;
    },
  };
}
