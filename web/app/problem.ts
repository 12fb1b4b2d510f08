export interface ProblemDocument {
  status: number;
  /** `/problems/<reason>`; stable. */
  type?: string;
  title?: string;
  detail?: string;
  /** The sign-in library's own word for `detail`. */
  message?: string;
  errors?: { pointer: string; detail: string }[];
  [extension: string]: unknown;
}

/** A refusal of the API (RFC 9457), or no answer at all (`status` 0). */
export class Problem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail ?? document.message ?? document.title ?? "Something went wrong.");
    this.document = document;
  }

  get status(): number {
    return this.document.status;
  }

  /** The stable word for what is wrong, `alreadyThere`. */
  get reason(): string {
    return this.document.type?.split("/").pop() ?? "internal";
  }

  /** What is wrong with each field of the body, by the field's path: `daysAway.0.from`. */
  get fields(): Record<string, string> {
    const errors = this.document.errors ?? [];
    return Object.fromEntries(
      errors.map(({ pointer, detail }) => [pointer.replace(/^\//, "").replaceAll("/", "."), detail]),
    );
  }
}
