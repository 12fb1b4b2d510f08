/**
 * Runs in a measured page before its own scripts, and notes in the page's own time when things became visible. What a
 * change of the document shows counts from the end of the next frame: a message posted in a frame is heard after it.
 */
const bench = {
  /** From the last click, or where there was none from navigation, until a row of the table has the cursor, in ms; null until then. */
  usableMs: null,
  /** When the first row of a table stood in the page, in ms since 1970; null until then. */
  shownAt: null,
  /** From each key to the frame that shows its first effect, in ms. */
  reactions: [],
  /** From the last key until the awaited status had gone and stood on the page again, in ms; null until then. */
  confirmedMs: null,
  /** Intervals between frames, in ms. */
  frames: [],
  await: (status) => {
    bench.confirmedMs = null;
    awaited = { status, gone: false };
  },
  recordFrames: () => {
    bench.frames = [];
    recording = true;
    let last = null;
    const note = (at) => {
      if (last !== null) bench.frames.push(at - last);
      last = at;
      if (recording) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  },
  endFrames: () => {
    recording = false;
  },
};
globalThis.bench = bench;

/** A row under the cursor of the table of the proposals, not of the list one comes from. */
const CURSOR = '[aria-label="Clients with the person proposed"] tr[data-current]';

let keyAt = 0;
let clickAt = 0;
let reacts = false;
let usable = false;
let awaited = null;
let recording = false;

const afterFrame = (note) =>
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => note(performance.now()), { once: true });
    port1.start();
    port2.postMessage(null);
  });

const stands = (status) =>
  [...document.querySelectorAll("[role=status]")].some((element) => element.textContent.includes(status));

function lookAtKey() {
  const from = keyAt;
  if (reacts) {
    reacts = false;
    afterFrame((at) => bench.reactions.push(at - from));
  }
  if (awaited === null) return;
  if (!stands(awaited.status)) awaited.gone = true;
  else if (awaited.gone) {
    awaited = null;
    afterFrame((at) => {
      bench.confirmedMs = at - from;
    });
  }
}

function lookForRows() {
  if (bench.shownAt === null && document.querySelector("main tr[data-index]") !== null)
    bench.shownAt = performance.timeOrigin + performance.now();
}

function lookForCursor() {
  if (usable || document.querySelector(CURSOR) === null) return;
  usable = true;
  const from = clickAt;
  afterFrame((at) => {
    bench.usableMs = at - from;
  });
}

addEventListener(
  "keydown",
  (event) => {
    keyAt = event.timeStamp;
    reacts = true;
  },
  true,
);
addEventListener(
  "click",
  (event) => {
    clickAt = event.timeStamp;
  },
  true,
);
new MutationObserver(() => {
  lookForRows();
  lookForCursor();
  lookAtKey();
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
