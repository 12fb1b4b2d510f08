import { labels } from "../../messages/catalogue/ru/labels.ts";
import { problems } from "../../messages/catalogue/ru/problems.ts";
import { account } from "../../messages/catalogue/ru/screens/account.ts";
import { common } from "../../messages/catalogue/ru/screens/common.ts";
import { work } from "../../messages/catalogue/ru/screens/work.ts";

/** The Russian words of the door and of My work, where everybody begins, and those that any screen may need. */
export const ru = { account, common, work, labels, problems };
