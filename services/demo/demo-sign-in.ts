/**
 * The demo's own sign-in, known to everyone: it exists only in databases made for a demo, which nothing outside this
 * machine reaches and which never send anything outside.
 */
export const DEMO_SIGN_IN = { email: "demo@handover.example", password: "plays-the-whole-company" } as const;
