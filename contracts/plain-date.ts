import { z } from "zod";

const EARLIEST = "1970-01-01";
const LATEST = "2199-12-31";

/**
 * A day that a person enters and working days are counted from. Years beyond these are slips of the keyboard; a last
 * working day in 9999 would be counted for minutes, and the day after it cannot be written.
 */
export const PlainDate = z.iso.date({ abort: true }).refine((day) => day >= EARLIEST && day <= LATEST, "dayOutOfRange");
