import { labels } from "../../messages/catalogue/en/labels.ts";
import { problems } from "../../messages/catalogue/en/problems.ts";
import { account } from "../../messages/catalogue/en/screens/account.ts";
import { common } from "../../messages/catalogue/en/screens/common.ts";
import { work } from "../../messages/catalogue/en/screens/work.ts";

/** The English words of the door and of My work, where everybody begins, and those that any screen may need. */
export const en = { account, common, work, labels, problems };
