package org.interleave.c.parse;

/**
 * What a compiler would say, in gcc's words.
 *
 * @param at the token that it would point to
 */
public record Complaint(int at, boolean error, String message) {}
