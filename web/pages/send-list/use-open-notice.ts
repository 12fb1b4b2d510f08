import { useNavigate, useSearch } from "@tanstack/react-router";

interface NoticeSearch {
  /** The notice that is read, and the release whose notices are shown. */
  notice?: string;
  release?: string;
}

/** What is open of the send list stands in the address, so that "back" closes it and a link opens it. */
export function useOpenNotice(): NoticeSearch & { show: (next: NoticeSearch, replace?: boolean) => void } {
  const navigate = useNavigate();
  const { notice, release } = useSearch({ strict: false }) as NoticeSearch;
  return {
    ...(notice ? { notice } : {}),
    ...(release ? { release } : {}),
    show: (next, replace = false) => void navigate({ to: ".", search: next, replace, resetScroll: false } as never),
  };
}
