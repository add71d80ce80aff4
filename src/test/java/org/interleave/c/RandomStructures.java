package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Definitions of structures, unions and enumerations with everything that moves their members. */
final class RandomStructures {
  private static final String[] SCALARS = {
    "char", "short", "int", "long", "unsigned char", "unsigned short", "unsigned", "_Bool",
    "unsigned long", "long long", "float", "double", "long double", "void *", "__int128", "odd_int",
    "enum tiny", "enum wide", "int (*%s)(void)", "struct { char a; short b; } %s"
  };
  private static final String[] BITS = {
    "int",
    "unsigned",
    "char",
    "short",
    "long",
    "unsigned long",
    "_Bool",
    "unsigned char",
    "unsigned short",
    "enum tiny",
    "odd_int"
  };
  static final String PRELUDE =
      "typedef int odd_int __attribute__((aligned(8)));\n"
          + "enum tiny { T0, T1, T2 } __attribute__((packed));\nenum wide { W0 = 0x123456789 };\n";

  private final RandomGenerator random;
  private final StringBuilder text = new StringBuilder();

  /** Expressions whose values are compared. */
  private final List<String> measured = new ArrayList<>();

  private final List<Integer> tooWide = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();

  RandomStructures(RandomGenerator random) {
    this.random = random;
  }

  String text() {
    return text.toString();
  }

  List<String> measured() {
    return measured;
  }

  List<String> objects() {
    return objects;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  void define(int number) {
    boolean union = random.nextInt(5) == 0;
    String tag = (union ? "union" : "struct") + " s" + number;
    int from = text.length();
    boolean packing = random.nextInt(6) == 0;
    if (packing) {
      text.append("#pragma pack(push, ").append(pick("1", "2", "4", "8")).append(")\n");
    }
    text.append(tag).append(" {\n");
    int members = 1 + random.nextInt(7);
    List<String> addressable = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      member(number, "m" + m, addressable);
    }
    String attributes =
        switch (random.nextInt(8)) {
          case 0, 1 -> " __attribute__((packed))";
          case 2 -> " __attribute__((aligned(" + pick("2", "4", "16", "32") + ")))";
          case 3 -> " __attribute__((packed, aligned(" + pick("2", "4", "8") + ")))";
          default -> "";
        };
    text.append("}").append(attributes).append(";\n");
    if (packing) {
      text.append("#pragma pack(pop)\n");
    }
    measured.add("sizeof(" + tag + ")");
    measured.add("_Alignof(" + tag + ")");
    for (String member : addressable) {
      measured.add("__builtin_offsetof(" + tag + ", " + member + ")");
    }
    object(number, tag, from);
  }

  private void member(int number, String name, List<String> addressable) {
    String attribute =
        switch (random.nextInt(10)) {
          case 0 -> " __attribute__((packed))";
          case 1 -> " __attribute__((aligned(" + pick("2", "4", "8", "16") + ")))";
          default -> "";
        };
    int kind = random.nextInt(10);
    if (kind < 4) {
      String type = pick(BITS);
      int most =
          switch (type) {
            case "_Bool" -> 1;
            case "char", "unsigned char" -> 8;
            case "enum tiny" -> 8;
            case "short", "unsigned short" -> 16;
            case "long", "unsigned long" -> 64;
            default -> 32;
          };
      if (random.nextInt(6) == 0) {
        text.append("  ").append(type).append(random.nextBoolean() ? " : 0;\n" : " : 1;\n");
        return;
      }
      text.append(
          "  " + type + " " + name + " : " + (1 + random.nextInt(most)) + attribute + ";\n");
      return;
    }
    if (kind == 4 && number > 0) {
      text.append("  __typeof__(v" + random.nextInt(number) + ") " + name + attribute + ";\n");
    } else if (kind == 5) {
      text.append("  " + pick("struct", "union") + " { char " + name + "a; ");
      text.append(pick("int", "long", "short") + " " + name + "b; };\n");
      addressable.add(name + "b");
      return;
    } else if (kind == 6) {
      text.append("  " + pick("char", "short", "int", "odd_int *") + " " + name);
      text.append("[" + (1 + random.nextInt(4)) + "]" + attribute + ";\n");
    } else {
      String type = pick(SCALARS);
      String declared = type.contains("%s") ? type.replace("%s", name) : type + " " + name;
      text.append("  " + declared + attribute + ";\n");
    }
    addressable.add(name);
  }

  private void object(int number, String tag, int from) {
    StringBuilder values = new StringBuilder();
    String own = text.substring(from);
    boolean wide = own.contains("__int128") || own.contains("long double");
    for (int other : tooWide) {
      wide |= own.contains("(v" + other + ")");
    }
    if (wide) {
      // no register holds their values: only where they are is compared
      tooWide.add(number);
      text.append("extern " + tag + " v" + number + ";\n");
      return;
    }
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      values.append(i == 0 ? "" : ", ").append(1 + random.nextInt(200));
    }
    // elided braces run through nested members and bit-fields; what is too much is dropped
    text.append(tag + " v" + number + " = { " + values + " };\n");
    objects.add("v" + number);
  }
}
