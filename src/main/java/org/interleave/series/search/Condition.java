package org.interleave.series.search;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query asks of a row of search_index or search_pending. Words are gathered into as few
 * tsqueries as the query allows, since the index answers a whole one at once.
 */
sealed interface Condition {

  /** A tsquery; {@code text} is data. */
  record Vector(String text) implements Condition {}

  record Sent(Query.Sent times) implements Condition {}

  record OnList(String text) implements Condition {}

  record All(List<Condition> parts) implements Condition {}

  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  static Condition of(Query query) throws QueryException {
    return switch (query) {
      case Query.Term term -> new Vector(Lexemes.of(term));
      case Query.Sent sent -> new Sent(sent);
      case Query.OnList list -> new OnList(list.text());
      case Query.Not not ->
          switch (of(not.part())) {
            case Vector vector -> new Vector("!" + vector.text());
            case Condition other -> new Not(other);
          };
      case Query.All all -> joined(all.parts(), " & ");
      case Query.Any any -> joined(any.parts(), " | ");
    };
  }

  private static Condition joined(List<Query> parts, String operator) throws QueryException {
    List<String> vectors = new ArrayList<>();
    List<Condition> others = new ArrayList<>();
    for (Query part : parts) {
      switch (of(part)) {
        case Vector vector -> vectors.add(vector.text());
        case Condition other -> others.add(other);
      }
    }
    if (!vectors.isEmpty()) {
      others.addFirst(new Vector("(" + String.join(operator, vectors) + ")"));
    }
    if (others.size() == 1) {
      return others.getFirst();
    }
    return operator.equals(" & ") ? new All(others) : new Any(others);
  }

  /** An SQL expression over the columns message, sent and words; values become parameters. */
  default String sql(List<Object> parameters) {
    return switch (this) {
      case Vector vector -> {
        parameters.add(vector.text());
        yield "words @@ ?::tsquery";
      }
      case Sent sent -> {
        List<String> bounds = new ArrayList<>();
        sent.times()
            .from()
            .ifPresent(from -> {
              parameters.add(Timestamp.from(from));
              bounds.add("sent >= ?");
            });
        sent.times()
            .until()
            .ifPresent(until -> {
              parameters.add(Timestamp.from(until));
              bounds.add("sent < ?");
            });
        yield "(" + String.join(" and ", bounds) + ")";
      }
      case OnList list -> {
        parameters.add(list.text());
        yield """
        message in (select message_home.message
                      from message_home join mailing_list on mailing_list.id = message_home.list
                     where position(lower(?) in lower(mailing_list.name)) > 0)\
        """;
      }
      case All all -> joined(all.parts(), " and ", parameters);
      case Any any -> joined(any.parts(), " or ", parameters);
      case Not not -> "not " + not.part().sql(parameters);
    };
  }

  private static String joined(List<Condition> parts, String operator, List<Object> parameters) {
    List<String> pieces = new ArrayList<>();
    for (Condition part : parts) {
      pieces.add(part.sql(parameters));
    }
    return "(" + String.join(operator, pieces) + ")";
  }
}
