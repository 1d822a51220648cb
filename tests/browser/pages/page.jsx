// A model of X's composer on the real Draft.js and React, to practise on and to test with.
// It keeps what the site does to an extension: its test ids, its nesting, its remounts, its focus trap, its ways to post.

import { createRoot } from "react-dom/client";
import { Site } from "./site/Site.jsx";
import "./practice/handle.js";
import "draft-js/dist/Draft.css";
import "./style/base.css";
import "./style/composer.css";
import "./style/practice.css";

createRoot(document.getElementById("react-root")).render(<Site />);
