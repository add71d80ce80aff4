package org.interleave.c;

/** A parameter, variable or temporary that lives in memory. */
public record Local(String name, long size, int align, Naming naming) {}
