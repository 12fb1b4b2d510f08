/** `npm run build`, and part of `npm install`: the pages, made anew when their sources have changed. */
import { ensureWebBuild, WEB_DIST } from "../runtime/web-build.ts";

console.log((await ensureWebBuild()) ? `Pages built into ${WEB_DIST}` : "Pages are up to date.");
