package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.Annotation.Target;
import org.interleave.c.parse.Noted;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.MacroUse;
import org.interleave.c.type.EnumType;
import org.interleave.c.type.StructType;

/** Makes annotations of what was noted while declarations were read. */
final class Annotations {
  private Annotations() {}

  static List<Annotation> of(ParsedUnit parsed) {
    List<Annotation> annotations = new ArrayList<>();
    for (Noted.Note note : parsed.notes()) {
      Target target = target(note.subject(), parsed);
      MacroUse use = note.use();
      Noted.Attribute attribute = note.attribute();
      if (use != null) {
        List<String> macros = chain(use);
        Place place = outermost(use).place();
        annotations.add(new Annotation(use.name(), use.arguments(), place, target, macros));
      } else if (attribute != null) {
        List<String> macros =
            parsed.tokens().macrosAt(attribute.at()).stream().map(MacroUse::name).toList();
        Place place = parsed.tokens().place(attribute.at());
        annotations.add(
            new Annotation(attribute.name(), attribute.arguments(), place, target, macros));
      }
    }
    return List.copyOf(annotations);
  }

  private static MacroUse outermost(MacroUse use) {
    return use.outer().map(Annotations::outermost).orElse(use);
  }

  private static List<String> chain(MacroUse use) {
    List<String> chain = new ArrayList<>(use.outer().map(Annotations::chain).orElse(List.of()));
    chain.add(use.name());
    return chain;
  }

  private static Target target(Noted.Subject subject, ParsedUnit parsed) {
    Place place = parsed.tokens().place(subject.at());
    return switch (subject) {
      case Noted.OfRoutine r -> new Annotation.OfFunction(r.routine().name(), place);
      case Noted.OfParameter p ->
          new Annotation.OfParameter(p.routine().name(), p.index(), p.parameter().name(), place);
      case Noted.OfMember m -> new Annotation.OfMember(parsed.nameOf(m.owner()), m.member(), place);
      case Noted.OfVariable v -> new Annotation.OfVariable(v.variable().name(), place);
      case Noted.OfType(StructType type, int at) ->
          new Annotation.OfType(parsed.nameOf(type), place);
      case Noted.OfType(EnumType type, int at) -> new Annotation.OfType(type.tag(), place);
      case Noted.OfType t -> new Annotation.OfType(t.type().toString(), place);
    };
  }
}
