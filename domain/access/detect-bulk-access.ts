/** One look at a client's card. */
export type CardRead = {
  personId: string;
  clientId: string;
  at: Date;
  /** Inside the person's working hours. */
  inWorkingHours: boolean;
  /** Opened from the person's own task, meeting or dossier: work asked of them, never counted. */
  fromOwnTask: boolean;
};

export type BulkAccessAlert = {
  personId: string;
  kind: "withinAnHour" | "outsideHours";
  /** First and last look of the window at the moment the limit was passed. */
  from: Date;
  to: Date;
  distinctClients: number;
};

const HOUR_MS = 3_600_000;
/** Outside working hours one night or weekend day is judged as one. */
const OFF_HOURS_MS = 16 * HOUR_MS;
/** R81: distinct cards; our default. */
const CARD_LIMIT = 50;

/**
 * R81: who looked at more than `limit` distinct clients within an hour, or in one stretch outside working hours. An alert is raised
 * when the limit is passed, and again only after the window has fallen back under it.
 *
 * @param events any order
 * @returns by time of passing the limit
 */
export function detectBulkAccess(events: readonly CardRead[], limit = CARD_LIMIT): BulkAccessAlert[] {
  const byPerson = new Map<string, CardRead[]>();
  for (const event of events) {
    if (event.fromOwnTask) continue;
    const reads = byPerson.get(event.personId);
    if (reads) reads.push(event);
    else byPerson.set(event.personId, [event]);
  }
  const alerts: BulkAccessAlert[] = [];
  for (const reads of byPerson.values()) {
    reads.sort((a, b) => a.at.getTime() - b.at.getTime());
    alerts.push(...findBursts(reads, "withinAnHour", HOUR_MS, limit));
    const offHours = reads.filter((read) => !read.inWorkingHours);
    alerts.push(...findBursts(offHours, "outsideHours", OFF_HOURS_MS, limit));
  }
  return alerts.sort((a, b) => a.to.getTime() - b.to.getTime());
}

/** Slides a window over one person's looks, counting each client in it once. */
function findBursts(
  reads: readonly CardRead[],
  kind: BulkAccessAlert["kind"],
  windowMs: number,
  limit: number,
): BulkAccessAlert[] {
  const alerts: BulkAccessAlert[] = [];
  const looks = new Map<string, number>();
  let oldest = 0;
  let isAlerted = false;
  for (const read of reads) {
    looks.set(read.clientId, (looks.get(read.clientId) ?? 0) + 1);
    for (let first = reads[oldest]; first && isOutside(first, read, windowMs); first = reads[++oldest]) {
      const left = (looks.get(first.clientId) ?? 0) - 1;
      if (left > 0) looks.set(first.clientId, left);
      else looks.delete(first.clientId);
    }
    const isOver = looks.size > limit;
    if (isOver && !isAlerted) {
      const from = reads[oldest]?.at ?? read.at;
      alerts.push({ personId: read.personId, kind, from, to: read.at, distinctClients: looks.size });
    }
    isAlerted = isOver;
  }
  return alerts;
}

function isOutside(first: CardRead, last: CardRead, windowMs: number): boolean {
  return last.at.getTime() - first.at.getTime() > windowMs;
}
