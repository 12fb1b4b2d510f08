import { dirname, join, posix } from "node:path";

/** Source text by path relative to the project, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

export type Found = {
  /** File that declares the function. */
  file: string;
  /** File outside the domain that uses it, directly or through other domain functions; null when nobody does. */
  caller: string | null;
  /** Domain function by which the caller reaches it; null when it calls it itself. */
  via: string | null;
};

type Declaration = { file: string; name: string; text: string };
type Reached = { caller: string; via: string | null };

const CALLING_FOLDERS = ["services/", "activities/", "workflows/", "api/"];

/**
 * Finds who uses each domain function: starts from what services, activities, workflows and routes import, and follows uses from
 * declaration to declaration inside the domain. It reads text, not types: a name counts as used where it stands in code.
 */
export function findCallers(sources: Sources): Map<string, Found> {
  const declarations = new Map<string, Declaration>();
  for (const [file, text] of sources) {
    if (!file.startsWith("domain/")) continue;
    for (const declaration of splitDeclarations(file, text)) declarations.set(keyOf(declaration), declaration);
  }
  const reached = followUses(sources, declarations);
  const found = new Map<string, Found>();
  for (const [key, { file, name }] of declarations) {
    const at = reached.get(key);
    found.set(name, { file, caller: at?.caller ?? null, via: at?.via ?? null });
  }
  return found;
}

/** Breadth first, so that a direct caller wins over a roundabout one. */
function followUses(sources: Sources, declarations: ReadonlyMap<string, Declaration>): Map<string, Reached> {
  const reached = new Map<string, Reached>();
  const queue: string[] = [];
  const reach = (key: string, how: Reached) => {
    if (!declarations.has(key) || reached.has(key)) return;
    reached.set(key, how);
    queue.push(key);
  };
  for (const [file, text] of sources) {
    if (!CALLING_FOLDERS.some((folder) => file.startsWith(folder))) continue;
    for (const key of listUses(stripImports(text), readImports(file, text))) reach(key, { caller: file, via: null });
  }
  for (const key of queue) {
    const from = declarations.get(key);
    const how = reached.get(key);
    if (!from || !how) continue;
    const names = readImports(from.file, sources.get(from.file) ?? "");
    for (const other of declarations.values()) if (other.file === from.file) names.set(other.name, keyOf(other));
    for (const used of listUses(from.text, names)) reach(used, { caller: how.caller, via: how.via ?? from.name });
  }
  return reached;
}

const IMPORT = /^import\s+(type\s+)?\{([^}]*)\}\s+from\s+["']([^"']+)["'];?/gm;

/** Values a file imports from the domain: local name → key of the declaration. */
function readImports(file: string, text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, isType, list = "", from = ""] of text.matchAll(IMPORT)) {
    if (isType || !from.startsWith(".")) continue;
    const target = posix.normalize(join(dirname(file), from).replaceAll("\\", "/"));
    for (const part of list.split(",")) {
      const [imported = "", local = imported] = part.trim().split(/\s+as\s+/);
      if (imported && !imported.startsWith("type ")) names.set(local, `${target}#${imported}`);
    }
  }
  return names;
}

function stripImports(text: string): string {
  return text.replace(IMPORT, "");
}

/** Cuts a module at its top-level declarations. */
function splitDeclarations(file: string, text: string): Declaration[] {
  const body = stripImports(text);
  const heads = [...body.matchAll(/^(?:export\s+)?(?:async\s+)?(?:function\*?|const|class)\s+(\w+)/gm)];
  return heads.map((head, i) => ({ file, name: head[1] ?? "", text: body.slice(head.index, heads[i + 1]?.index) }));
}

/** Which of the names stand in code; comments, text in quotes and properties (`x.name`) do not count. */
function listUses(text: string, names: ReadonlyMap<string, string>): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, "")
    .replace(/\/\/.*$/gm, "");
  const words = new Set(code.match(/(?<![\w$]|[^.]\.)[A-Za-z]\w*/g) ?? []);
  return [...names].filter(([name]) => words.has(name)).map(([, key]) => key);
}

function keyOf({ file, name }: { file: string; name: string }): string {
  return `${file}#${name}`;
}
