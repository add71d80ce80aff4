package org.interleave.c;

/**
 * A function that a structure's member is made to point to: a callback.
 *
 * @param variable that is initialised or assigned to; empty if it is reached through a pointer
 * @param struct the name of the structure as {@link Unit#nameOf} has it
 * @param place of the function's name
 * @param in the function whose body does it; empty for an initialiser at file scope
 */
public record Table(
    String variable, String struct, String member, String function, Place place, String in) {}
