package org.interleave.checks.store;

/**
 * A job in the hands of one worker. Every time a job is taken, given back or taken for dead its
 * version grows, so that a worker that was thought dead cannot write about it any more.
 */
public record Pick(long job, long version) {}
