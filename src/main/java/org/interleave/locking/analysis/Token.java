package org.interleave.locking.analysis;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that is so from one step on until another ends it. */
sealed interface Token {
  /** A lock is held. */
  record Lock(Term address) implements Token {
    public Lock {
      address = address.key();
    }
  }

  /** A state of the processor: rcu, irq, preempt. */
  record Word(String name) implements Token {}

  /**
   * A rule's call was done and its effect lasts.
   *
   * @param object that it was done to; null if to none in particular
   * @param type the object's structure; empty if it is none
   */
  record Done(String rule, @Nullable Term object, String type) implements Token {}

  /** A rule's object is not to be used any longer. */
  record Poisoned(String rule, Term object) implements Token {
    public Poisoned {
      object = object.key();
    }
  }

  /** Nobody else knows the object. */
  record Private(Term object) implements Token {}

  /** What the token is about. */
  default @Nullable Term term() {
    return switch (this) {
      case Lock l -> l.address;
      case Word w -> null;
      case Done d -> d.object;
      case Poisoned p -> p.object;
      case Private p -> p.object;
    };
  }

  default Token mapped(UnaryOperator<Term> replace) {
    return switch (this) {
      case Lock l -> new Lock(l.address.mapped(replace));
      case Word w -> w;
      case Done d ->
          d.object == null ? d : new Done(d.rule, d.object.mapped(replace).key(), d.type);
      case Poisoned p -> new Poisoned(p.rule, p.object.mapped(replace));
      case Private p -> new Private(p.object.mapped(replace).key());
    };
  }
}
