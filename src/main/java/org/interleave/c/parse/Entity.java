package org.interleave.c.parse;

import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;

/** What an identifier can mean. */
sealed interface Entity {
  int at();

  record ObjectName(Variable variable) implements Entity {
    @Override
    public int at() {
      return variable.at();
    }
  }

  record FunctionName(Routine routine) implements Entity {
    @Override
    public int at() {
      return routine.at();
    }
  }

  record EnumConstant(Type type, long value, int at) implements Entity {}

  record TypeName(Type type, int at) implements Entity {}
}
