// Runs before anything is drawn, so that a dark page never flashes white.
(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("handover-color-scheme");
  } catch {
    // A browser that keeps nothing gets the system's scheme.
  }
  const dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
