package org.interleave.mail;

/** One trailer of a patch or reply, such as {@code Reviewed-by: A Name <a@example.org>}. */
public record Trailer(String key, String value) {}
