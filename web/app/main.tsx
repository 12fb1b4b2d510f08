import { createRoot } from "react-dom/client";
import { startTexts } from "../texts/i18n.ts";
import { App } from "./app.tsx";
import { loadAhead } from "./load-ahead.ts";
import "./style.css";

loadAhead(location.pathname);
await startTexts();
const place = document.getElementById("root");
if (place) createRoot(place).render(<App />);
