package org.interleave.locking.analysis;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/** Judges accesses to guarded fields and to objects that are not to be used. */
final class Guards {
  /** No other thread runs yet. */
  static final Token ALONE = new Token.Word("alone");

  private final @Nullable Survey survey;
  private final RuleIndex rules;
  private final Designation names;
  private final Openness openness;

  Guards(RuleIndex rules, Designation names, Openness openness, @Nullable Survey survey) {
    this.survey = survey;
    this.rules = rules;
    this.names = names;
    this.openness = openness;
  }

  /** An access through an address; to all of its members if the type is a structure. */
  void access(Point point, Term address, @Nullable Type type, String text, boolean write) {
    if (survey != null) {
      if (alone(point, address).isEmpty()) {
        survey.access(point, address, text, write);
      }
      return;
    }
    Set<Rule> asked = new LinkedHashSet<>();
    fields(address, asked);
    if (address.base().root() instanceof Term.Global g) {
      asked.addAll(rules.onField(g.name().substring(g.name().lastIndexOf('.') + 1)));
    }
    if (pointer(address) instanceof Term.Content c) {
      fields(c.address(), asked);
      if (c.address().base() instanceof Term.Global g) {
        asked.addAll(rules.onField(g.name()));
      }
    }
    for (Rule rule : asked) {
      judge(point, rule, address, text, write);
    }
    if (type != null && type.plain() instanceof StructType struct) {
      whole(point, address, struct, text, write);
    }
  }

  /** Rules on the members that an address goes through. */
  private void fields(Term address, Set<Rule> to) {
    for (Term at = address; ; ) {
      for (Term.Label label : at.labels()) {
        to.addAll(rules.onField(label.field().name()));
      }
      if (!(at.base() instanceof Term.Element e)) {
        return;
      }
      at = e.array();
    }
  }

  /** The pointer that an address was made of. */
  private static Term pointer(Term address) {
    Term at = address;
    while (at.base() instanceof Term.Element e) {
      at = e.array();
    }
    return at.base();
  }

  private void whole(Point point, Term address, StructType struct, String text, boolean write) {
    for (Member member : struct.members()) {
      for (Rule rule : rules.onField(member.name())) {
        Term field = address.member(new Field(struct, member.name(), member.offset()));
        judge(point, rule, field, text + "." + member.name(), write);
      }
    }
  }

  private void judge(Point point, Rule rule, Term address, String text, boolean write) {
    switch (rule.demand()) {
      case Demand.GuardedBy g when g.pointee() -> {
        if (pointer(address) instanceof Term.Content c) {
          names
              .owner(c.address(), g.field())
              .ifPresent(owner -> guarded(point, rule, g, owner, text, write));
        }
      }
      case Demand.GuardedBy g ->
          names
              .owner(address, g.field())
              .ifPresent(owner -> guarded(point, rule, g, owner, text, write));
      case Demand.PoisonedAfter p ->
          names
              .owner(address, p.field())
              .ifPresent(owner -> poisoned(point, rule, owner, text, write));
      default -> {}
    }
  }

  private void guarded(
      Point point, Rule rule, Demand.GuardedBy g, Term owner, String text, boolean write) {
    Hold needed = write ? g.write() : g.read();
    if (needed == Hold.NONE) {
      return;
    }
    Site.Action action = write ? Site.Action.WRITE : Site.Action.READ;
    Optional<Judgement> alone = alone(point, owner);
    if (alone.isPresent()) {
      point.site(rule, action, text, alone.get());
      return;
    }
    Standing standing = standing(point, g.lock(), g.field(), owner);
    point.siteUnlessFreed(rule, action, text, owner, judgement(point, standing, needed, g.lock()));
  }

  /** Whether nobody else can have an object. */
  Optional<Judgement> alone(Point point, Term owner) {
    org.interleave.locking.analysis.Hold single = point.state().tokens.get(ALONE);
    if (single != null && single.held()) {
      return Optional.of(Judgement.of(Site.State.HELD, "no other thread runs yet"));
    }
    org.interleave.locking.analysis.Hold hold =
        point.state().tokens.get(new Token.Private(owner.base().key()));
    if (hold == null) {
      return Optional.empty();
    }
    return switch (hold.mode()) {
      case EXCLUSIVE, SHARED ->
          Optional.of(Judgement.of(Site.State.HELD, "no other thread has the object here"));
      case UNKNOWN ->
          Optional.of(
              new Judgement(
                  Site.State.UNKNOWN,
                  Why.of(
                      "whether other threads have the object, which was handed on",
                      "at",
                      hold.at(),
                      ", is not known"),
                  java.util.List.of()));
      case NONE -> Optional.empty();
    };
  }

  /**
   * @param field the designator that the owner is the first structure of
   */
  Standing standing(Point point, Designator lock, Designator field, Term owner) {
    @Nullable Term exact = null;
    Context context = point.context();
    boolean open = context.blind || context.open && !openness.closed(lock);
    if (!Standing.isWord(lock)) {
      boolean sameOwner = openness.sameStruct(lock, field);
      boolean variable = openness.variable(lock);
      exact = variable ? names.locate(lock, null) : sameOwner ? names.locate(lock, owner) : null;
      for (Term.Label label : owner.labels()) {
        // the object lies in the one that has the lock
        if (exact == null && names.isRoot(label.field().owner(), lock.root())) {
          exact = names.locate(lock, owner.object(label));
        }
      }
    }
    return Standing.of(point.state(), lock, exact, names, open);
  }

  static Judgement judgement(Point point, Standing standing, Hold needed, Designator lock) {
    org.interleave.locking.analysis.Hold hold = standing.hold();
    if (standing.held() && hold != null) {
      boolean shared = hold.mode() == org.interleave.locking.analysis.Hold.Mode.SHARED;
      if (needed == Hold.EXCLUSIVE && shared) {
        return new Judgement(
            Site.State.UNPROTECTED, lock + " is held for reading only", point.cites(hold, false));
      }
      String how = shared ? " is held for reading" : " is held";
      return new Judgement(
          standing.state(),
          lock + (hold.asserted() ? " is asserted to be held" : how),
          point.cites(hold, true));
    }
    return new Judgement(standing.state(), standing.why(), point.cites(hold, false));
  }

  private void poisoned(Point point, Rule rule, Term owner, String text, boolean write) {
    Token token = new Token.Poisoned(rule.id(), owner);
    org.interleave.locking.analysis.Hold hold = point.state().tokens.get(token);
    Site.Action action = write ? Site.Action.WRITE : Site.Action.READ;
    if (hold != null && hold.held() && write) {
      point.state().tokens.remove(token);
    } else if (hold != null && hold.held()) {
      point.site(
          rule,
          action,
          text,
          new Judgement(
              Site.State.UNPROTECTED,
              Why.of("it is not to be used", "after", hold.at(), ""),
              hold.at() == null
                  ? java.util.List.of()
                  : java.util.List.of(new Site.Cite(Site.Reason.RELATED, hold.at()))));
      return;
    }
    if (!write) {
      point.site(rule, action, text, Judgement.of(Site.State.HELD, "it is still valid here"));
    }
  }
}
