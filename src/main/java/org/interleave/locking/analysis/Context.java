package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.c.Place;
import org.jspecify.annotations.Nullable;

/** A function as it is entered. */
final class Context {
  /** What tells entries apart. */
  record Key(
      Definition definition,
      Map<Token, String> tokens,
      Map<Integer, Term> known,
      Map<Term, Fact> facts,
      boolean open,
      boolean blind) {}

  final Definition definition;
  final Map<Token, Hold> entry;

  /** Arguments that are numbers. */
  final Map<Integer, Term> known;

  /** What is known of arguments and of what they point to. */
  final Map<Term, Fact> facts;

  /** Whether there may be more that the caller holds than is known. */
  final boolean open;

  /** The call that it was first entered through; null for a root. */
  final @Nullable Place caller;

  List<Outcome> outcomes = List.of();

  /** What was judged on the way through it, that in what it calls left out. */
  final List<Collector.Said> said = new ArrayList<>();

  /** Functions that were seen to run in threads of their own. */
  final Set<Definition> threads = new LinkedHashSet<>();

  /** Functions that were seen to get an object that nobody else has. */
  final Set<Definition> releases = new LinkedHashSet<>();

  /** Whether what came of it depends on what was looked at before, or on the time that took. */
  boolean once;

  /** The functions as it enters them. */
  final Set<Context> calls = new LinkedHashSet<>();

  /** Parts of what parameters point to that are read or written. */
  final Map<Term, Boolean> touched = new LinkedHashMap<>();

  /** Whether callers are in the files, but could not be followed: they may hold anything. */
  boolean blind;

  boolean finished;
  boolean root;

  Context(
      Definition definition,
      Map<Token, Hold> entry,
      Map<Integer, Term> known,
      Map<Term, Fact> facts,
      boolean open,
      @Nullable Place caller) {
    this.definition = definition;
    this.entry = entry;
    this.known = known;
    this.facts = facts;
    this.open = open;
    this.caller = caller;
  }

  Key key() {
    Map<Token, String> tokens = new java.util.HashMap<>();
    entry.forEach((token, hold) -> {
      boolean given = !hold.held() && hold.entry();
      tokens.put(token, hold.mode() + "/" + hold.count() + hold.asserted() + given);
    });
    return new Key(definition, tokens, known, facts, open, blind);
  }

  /** How a function may end. */
  record Outcome(
      Map<Token, Hold> tokens,
      Accounts accounts,
      @Nullable Term result,
      Fact fact,
      Map<Term, Term> writes,
      Map<Term, Fact> facts,
      Collection<Term> freed,
      boolean acquired) {
    public Outcome {
      freed = List.copyOf(freed);
    }
  }
}
