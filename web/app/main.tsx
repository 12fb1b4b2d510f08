import { createRoot } from "react-dom/client";
import { startTexts } from "../texts/i18n.ts";
import { App } from "./app.tsx";
import { loadAhead } from "./load-ahead.ts";
import { createAppCache } from "./query-client.ts";
import "./style.css";

const { cache, listen } = createAppCache();
// What has to be there first is asked for first.
const texts = startTexts();
loadAhead(cache, location.pathname);
await texts;
const place = document.getElementById("root");
if (place) createRoot(place).render(<App cache={cache} listen={listen} />);
