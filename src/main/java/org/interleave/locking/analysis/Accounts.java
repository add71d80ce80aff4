package org.interleave.locking.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The references that one way has, or owes: by rule and object. */
final class Accounts {
  /** Whose references are counted by which rule. */
  record Counted(String rule, Term object) {
    Counted {
      object = object.key();
    }

    Counted mapped(UnaryOperator<Term> replace) {
      return new Counted(rule, object.mapped(replace));
    }
  }

  private final Map<Counted, Account> accounts = new LinkedHashMap<>();

  Accounts copy() {
    Accounts copy = new Accounts();
    copy.accounts.putAll(accounts);
    return copy;
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  Account of(Counted counted) {
    return accounts.getOrDefault(counted, Account.NONE);
  }

  void change(Counted counted, UnaryOperator<Account> change) {
    accounts.put(counted, change.apply(of(counted)));
  }

  /** Those of one object, whatever the rule. */
  void changeAll(Term object, UnaryOperator<Account> change) {
    accounts.replaceAll((counted, account) ->
        counted.object.equals(object.key()) ? change.apply(account) : account);
  }

  void forEach(BiConsumer<Counted, Account> each) {
    accounts.forEach(each);
  }

  /** What callers know. */
  Accounts left() {
    Accounts left = copy();
    left.accounts.keySet().removeIf(counted -> counted.object.root() instanceof Term.Local);
    return left;
  }

  /**
   * A way through the function ends. A function that fails leaves fields behind that nobody looks
   * at; if it does not, the field was to keep the reference that was dropped.
   */
  void end(boolean fails) {
    accounts.replaceAll((counted, account) -> account.ended(fails));
  }

  void rename(Term part, Term by) {
    if (accounts.keySet().stream().noneMatch(counted -> counted.object.contains(part))) {
      return;
    }
    Map<Counted, Account> before = new LinkedHashMap<>(accounts);
    accounts.clear();
    before.forEach((counted, account) ->
        accounts.merge(
            new Counted(counted.rule, counted.object.renamed(part, by)),
            account,
            (a, b) -> a.called(b)));
  }

  /** Whether the object may be one of another name, of which the way has what it owes here. */
  boolean settled(Counted counted) {
    int count = of(counted).count();
    if (count == 0) {
      return true;
    }
    return accounts.entrySet().stream()
        .anyMatch(e ->
            e.getKey().rule.equals(counted.rule)
                && (count > 0
                    ? e.getValue().count() < 0 || e.getValue().released()
                    : e.getValue().count() > 0
                        && e.getValue().overwritten() != Account.Overwritten.PERHAPS_POINTER)
                && !(State.named(e.getKey().object) && State.named(counted.object)));
  }

  // ---- ways that meet

  boolean alike(Accounts other) {
    return alikeIn(other) && other.alikeIn(this);
  }

  private boolean alikeIn(Accounts other) {
    return accounts.entrySet().stream().allMatch(e -> e.getValue().alike(other.of(e.getKey())));
  }

  /**
   * Takes in the accounts of another way, which are alike.
   *
   * @return whether that changed anything
   */
  boolean merge(Accounts other) {
    boolean changed = false;
    for (Map.Entry<Counted, Account> theirs : other.accounts.entrySet()) {
      @Nullable Account mine = accounts.get(theirs.getKey());
      Account both = mine == null ? theirs.getValue() : mine.or(theirs.getValue());
      changed |= !both.equals(accounts.put(theirs.getKey(), both));
    }
    return changed;
  }

  /** What two ways differ in is not known: nothing is said of it. */
  void forget(Accounts other) {
    for (Counted counted : other.copy().accounts.keySet()) {
      accounts.putIfAbsent(counted, Account.NONE);
    }
    accounts.replaceAll(
        (counted, account) -> account.alike(other.of(counted)) ? account : Account.NONE.goesOn());
  }
}
