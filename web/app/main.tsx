import { createRoot } from "react-dom/client";
import { startTexts } from "../texts/i18n.ts";
import { App } from "./app.tsx";
import "./style.css";

await startTexts();
const place = document.getElementById("root");
if (place) createRoot(place).render(<App />);
