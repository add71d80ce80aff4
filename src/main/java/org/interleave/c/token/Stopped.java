package org.interleave.c.token;

import org.interleave.c.Place;

/** A unit costs more than its limits allow, or cannot be read on; caught where units are parsed. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;

  public Stopped(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  public Place place() {
    return place;
  }
}
