package org.interleave.simulation.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One program: types, objects, functions, and a function that runs it to a checksum. */
final class RandomProgram {
  private static final int STATEMENTS = 14;
  private static final int DEPTH = 3;

  private final RandomGenerator random;
  private final String name;
  private final RandomExpressions expressions;
  private final StringBuilder declarations = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private final List<Cell> globals = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<String> structs = new ArrayList<>();
  private String indent = "  ";
  private int names;

  private RandomProgram(RandomGenerator random, int number) {
    this.random = random;
    this.name = "p" + number;
    this.expressions = new RandomExpressions(random);
  }

  /** The definition of {@code unsigned long p<number>(void)} and what it needs. */
  static String text(RandomGenerator random, int number) {
    RandomProgram program = new RandomProgram(random, number);
    program.write();
    return program.declarations + "" + program.body;
  }

  private String fresh(String kind) {
    return name + kind + names++;
  }

  private void write() {
    structures();
    objects();
    expressions.cells(globals);
    functions();
    body.append("unsigned long ").append(name).append("(void)\n{\n");
    line("unsigned long h = " + random.nextInt(1000) + ";");
    cells.addAll(globals);
    locals();
    expressions.cells(cells);
    for (int i = 0; i < STATEMENTS; i++) {
      statement(2);
    }
    for (Cell cell : cells) {
      check(cell.text(), cell.type().floating());
    }
    line("return h;");
    body.append("}\n\n");
  }

  private void line(String text) {
    body.append(indent).append(text).append('\n');
  }

  private void check(String value, boolean floating) {
    line(
        floating
            ? "h = h * 31 + bits(" + value + ");"
            : "h = h * 31 + (unsigned long)" + value + ";");
  }

  // ---- declarations

  private record Field(String text, ScalarType type, int bits) {}

  private final List<List<Field>> fields = new ArrayList<>();

  private void structures() {
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      String tag = fresh("s");
      List<Field> own = new ArrayList<>();
      boolean packed = random.nextInt(5) == 0;
      declarations.append("struct ").append(tag).append(" {\n");
      int members = 2 + random.nextInt(5);
      for (int m = 0; m < members; m++) {
        member("m" + m, own);
      }
      declarations
          .append(packed ? "} __attribute__((packed));\n" : "};\n")
          .append("static struct ")
          .append(tag)
          .append(' ')
          .append(fresh("g"))
          .append(";\n");
      structs.add(tag);
      fields.add(own);
    }
  }

  private void member(String member, List<Field> own) {
    ScalarType type = ScalarType.any(random);
    int kind = random.nextInt(8);
    if (kind < 3 && !type.floating()) {
      int width = 1 + random.nextInt(type.bits());
      declarations.append("  ").append(type.spelling() + " " + member + " : " + width + ";\n");
      own.add(new Field("." + member, type, width));
    } else if (kind == 3) {
      int length = 2 + random.nextInt(3);
      declarations.append("  " + type.spelling() + " " + member + "[" + length + "];\n");
      own.add(new Field("." + member + "[" + random.nextInt(length) + "]", type, 0));
    } else if (kind == 4) {
      declarations.append(
          "  union { " + type.spelling() + " " + member + "a; unsigned char " + member + "b; };\n");
      own.add(new Field("." + member + "a", type, 0));
    } else if (kind == 5 && !structs.isEmpty()) {
      declarations.append("  struct " + structs.getFirst() + " " + member + ";\n");
      for (Field field : fields.getFirst()) {
        own.add(new Field("." + member + field.text(), field.type(), field.bits()));
      }
    } else {
      declarations.append("  " + type.spelling() + " " + member + ";\n");
      own.add(new Field("." + member, type, 0));
    }
  }

  private void objects() {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      ScalarType type = ScalarType.any(random);
      String object = fresh("v");
      String value = type.floating() ? "1.5" : expressions.integer(0);
      String qualifier = random.nextInt(6) == 0 ? "volatile " : "";
      declarations.append(
          "static " + qualifier + type.spelling() + " " + object + " = " + value + ";\n");
      globals.add(new Cell(object, type, 0, true));
    }
    ScalarType element = ScalarType.integer(random);
    String array = fresh("a");
    declarations.append(
        "static " + element.spelling() + " " + array + "[8] = { 1, [3] = 5, 6, [7] = 9 };\n");
    globals.add(new Cell(array + "[2]", element, 0, true));
    globals.add(new Cell(array + "[7]", element, 0, true));
    for (int i = 0; i < structs.size(); i++) {
      String object = fresh("t");
      declarations.append(
          "static struct "
              + structs.get(i)
              + " "
              + object
              + " = { "
              + random.nextInt(50)
              + " };\n");
      for (Field field : fields.get(i)) {
        globals.add(new Cell(object + field.text(), field.type(), field.bits(), true));
      }
    }
  }

  private void functions() {
    String pure = fresh("f");
    ScalarType result = ScalarType.integer(random);
    ScalarType first = ScalarType.integer(random);
    ScalarType second = ScalarType.integer(random);
    expressions.cells(List.of(new Cell("a", first, 0, false), new Cell("b", second, 0, false)));
    declarations.append(
        "static "
            + result.spelling()
            + " "
            + pure
            + "("
            + first.spelling()
            + " a, "
            + second.spelling()
            + " b)\n{\n  return "
            + expressions.integer(DEPTH)
            + ";\n}\n");
    expressions.call(new RandomExpressions.PureCall(pure, 2));
    String variadic = fresh("w");
    declarations.append(
        "static long "
            + variadic
            + "(int n, ...)\n{\n  long s = n;\n"
            + "  __builtin_va_list l;\n  __builtin_va_start(l, n);\n"
            + "  while (n-- > 0)\n    s = s * 3 + __builtin_va_arg(l, int);\n"
            + "  __builtin_va_end(l);\n  return s;\n}\n");
    this.variadic = variadic;
    structFunction();
    expressions.cells(globals);
  }

  private String variadic = "";
  private String structFunction = "";

  private void structFunction() {
    String tag = "struct " + structs.getFirst();
    structFunction = fresh("x");
    StringBuilder changes = new StringBuilder();
    for (Field field : fields.getFirst()) {
      if (random.nextBoolean()) {
        changes.append("  s" + field.text() + " += n;\n");
      }
    }
    declarations.append(
        "static "
            + tag
            + " "
            + structFunction
            + "("
            + tag
            + " s, int n)\n{\n"
            + changes
            + "  return s;\n}\n");
  }

  private void locals() {
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      ScalarType type = ScalarType.any(random);
      String local = "l" + i;
      expressions.cells(cells);
      String value = type.floating() ? expressions.floating(1) : expressions.integer(2);
      line(type.spelling() + " " + local + " = " + value + ";");
      cells.add(new Cell(local, type, 0, true));
    }
    String tag = structs.getLast();
    line("struct " + tag + " r = { 0 }, *q = &r;");
    for (Field field : fields.getLast()) {
      String text = random.nextBoolean() ? "r" + field.text() : "q->" + field.text().substring(1);
      cells.add(new Cell(text, field.type(), field.bits(), true));
    }
    ScalarType element = ScalarType.integer(random);
    line(element.spelling() + " e[4] = { " + expressions.integer(1) + ", 2 }, *z = e + 1;");
    cells.add(new Cell("e[0]", element, 0, true));
    cells.add(new Cell("e[3]", element, 0, true));
    cells.add(new Cell("*z", element, 0, true));
    cells.add(new Cell("z[1]", element, 0, true));
  }

  // ---- statements

  private Cell target() {
    return cells.get(random.nextInt(cells.size()));
  }

  private void statement(int nesting) {
    switch (random.nextInt(nesting > 0 ? 16 : 8)) {
      case 0, 1, 2 -> assignment();
      case 3, 4 -> compound();
      case 5 -> {
        Cell target = target();
        String step = expressions.pick("++", "--");
        boolean before = random.nextBoolean();
        if (target.type() == ScalarType.BOOL) {
          step = "++";
        }
        String text = "(" + target.text() + ")";
        check("(" + (before ? step + text : text + step) + ")", target.type().floating());
      }
      case 6 -> check(expressions.integer(DEPTH), false);
      case 7 -> calls();
      case 8, 9 -> choice(nesting);
      case 10 -> loop(nesting);
      case 11 -> selection(nesting);
      case 12 -> whileLoop(nesting);
      case 13 -> jump(nesting);
      case 14 -> structCopy();
      default -> block(nesting);
    }
  }

  private void assignment() {
    Cell target = target();
    String value = target.type().floating() ? expressions.floating(2) : expressions.integer(DEPTH);
    line(target.text() + " = " + value + ";");
  }

  private void compound() {
    Cell target = target();
    if (target.type().floating()) {
      line(
          target.text()
              + " "
              + expressions.pick("+=", "-=", "*=")
              + " "
              + expressions.integer(1)
              + ";");
      return;
    }
    if (random.nextInt(4) == 0 && target.bits() == 0) {
      int mask = target.type().bits() == 64 ? 63 : target.type().bits() == 32 ? 31 : 7;
      line(
          target.text()
              + " "
              + expressions.pick("<<=", ">>=")
              + " ("
              + expressions.integer(1)
              + " & "
              + mask
              + ");");
      return;
    }
    line(
        target.text()
            + " "
            + expressions.pick("+=", "-=", "*=", "&=", "|=", "^=")
            + " "
            + expressions.integer(2)
            + ";");
  }

  private void calls() {
    int count = random.nextInt(4);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add("(int)" + expressions.integer(1));
    }
    String rest = arguments.isEmpty() ? "" : ", " + String.join(", ", arguments);
    check(variadic + "(" + count + rest + ")", false);
    // what is called changes a global: the order of evaluation shows
    check(
        "order(note("
            + random.nextInt(9)
            + "), note("
            + random.nextInt(9)
            + "), note("
            + random.nextInt(9)
            + "))",
        false);
  }

  private void nested(int nesting) {
    indent += "  ";
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      statement(nesting - 1);
    }
    indent = indent.substring(2);
  }

  private void choice(int nesting) {
    line("if (" + expressions.any(DEPTH) + ") {");
    nested(nesting);
    if (random.nextBoolean()) {
      line("} else {");
      nested(nesting);
    }
    line("}");
  }

  private void loop(int nesting) {
    String counter = "i" + names++;
    line(
        "for (int "
            + counter
            + " = 0; "
            + counter
            + " < "
            + (1 + random.nextInt(4))
            + "; "
            + counter
            + "++) {");
    if (random.nextInt(3) == 0) {
      line("  if (" + expressions.integer(1) + ") " + expressions.pick("continue", "break") + ";");
    }
    nested(nesting);
    line("}");
  }

  private void whileLoop(int nesting) {
    String counter = "k" + names++;
    line("int " + counter + " = " + random.nextInt(4) + ";");
    if (random.nextBoolean()) {
      line("while (" + counter + "-- > 0) {");
      nested(nesting);
      line("}");
    } else {
      line("do {");
      nested(nesting);
      line("} while (--" + counter + " > 0 && " + expressions.integer(1) + ");");
    }
  }

  private void selection(int nesting) {
    line("switch (" + expressions.integer(2) + ") {");
    line("case 0:");
    nested(nesting);
    line("case 1 ... 9:");
    nested(nesting);
    line("  break;");
    line("case -1:");
    nested(nesting);
    if (random.nextBoolean()) {
      line("  break;");
    }
    line("default:");
    nested(nesting);
    line("}");
  }

  private void jump(int nesting) {
    String label = "out" + names++;
    line("if (" + expressions.integer(2) + ") goto " + label + ";");
    nested(nesting);
    line(label + ":;");
  }

  private void structCopy() {
    String tag = "struct " + structs.getFirst();
    String copy = "c" + names++;
    line("{");
    line("  " + tag + " " + copy + " = { 0 };");
    line("  " + copy + " = " + structFunction + "(" + copy + ", " + expressions.integer(1) + ");");
    indent += "  ";
    line(tag + " o" + copy + "[2] = { " + copy + ", " + structFunction + "(" + copy + ", 3) };");
    for (Field field : fields.getFirst()) {
      check("o" + copy + "[" + random.nextInt(2) + "]" + field.text(), field.type().floating());
    }
    indent = indent.substring(2);
    line("}");
  }

  private void block(int nesting) {
    line("{");
    nested(nesting);
    line("}");
  }
}
