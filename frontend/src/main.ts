import "./styles/main.css";
import { again } from "./features/again";
import { comment, commentForm } from "./features/comment";
import { copy } from "./features/copy";
import { fileControls } from "./features/files";
import { keys } from "./features/keys";
import { live } from "./features/live";
import { ruleEditor } from "./features/rule-editor";
import { schedule } from "./features/schedule";
import { squares } from "./features/squares";
import { swaps } from "./features/swaps";
import { syntax } from "./features/syntax";
import { work } from "./features/work";
import { enhance, type Enhancement } from "./lib/enhance";

const known: ReadonlyMap<string, Enhancement> = new Map<string, Enhancement>([
  ["again", again],
  ["comment", (element) => comment(element, (root) => enhance(root, known))],
  ["comment-form", commentForm],
  ["copy", copy],
  ["files", fileControls],
  ["keys", keys],
  ["live", live],
  ["rule-editor", ruleEditor],
  ["schedule", schedule],
  ["squares", squares],
  ["swaps", (element) => swaps(element, (root) => enhance(root, known))],
  ["syntax", syntax],
  ["work", (element) => work(element, (root) => enhance(root, known))],
]);

enhance(document, known);
