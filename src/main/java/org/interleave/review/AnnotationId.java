package org.interleave.review;

/** Names an annotation. */
public record AnnotationId(long value) {}
