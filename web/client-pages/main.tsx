import { createRoot } from "react-dom/client";
import { Look } from "../app/providers.tsx";
import { LinkPages } from "./link-pages.tsx";
import "./style.css";

const place = document.getElementById("root");
if (place)
  createRoot(place).render(
    <Look>
      <LinkPages path={location.pathname} />
    </Look>,
  );
