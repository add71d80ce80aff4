package org.interleave.patchwork;

import java.util.Map;

/**
 * What stands in a mail.
 *
 * @param headers as they came, folded and encoded; a list where a name stands more than once
 * @param text all before the diff
 */
record Content(Map<String, Object> headers, String text, String diff) {}
