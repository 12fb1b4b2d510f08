import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { cssVariables, theme } from "./theme.ts";

const colorSchemes = localStorageColorSchemeManager({ key: "handover-color-scheme" });
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
// What keeps a page from scrolling under a dialog writes a style element too, and looks for its nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The look. Style elements carry the page's nonce, so that the content policy lets only ours through. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
