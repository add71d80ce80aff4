import "./styles/main.css";
import { again } from "./features/again";
import { comment, commentForm } from "./features/comment";
import { fileControls } from "./features/files";
import { keys } from "./features/keys";
import { live } from "./features/live";
import { ruleEditor } from "./features/rule-editor";
import { swaps } from "./features/swaps";
import { syntax } from "./features/syntax";
import { enhance, type Enhancement } from "./lib/enhance";

const known: ReadonlyMap<string, Enhancement> = new Map<string, Enhancement>([
  ["again", again],
  ["comment", (element) => comment(element, (root) => enhance(root, known))],
  ["comment-form", commentForm],
  ["files", fileControls],
  ["keys", keys],
  ["live", live],
  ["rule-editor", ruleEditor],
  ["swaps", (element) => swaps(element, (root) => enhance(root, known))],
  ["syntax", syntax],
]);

enhance(document, known);
