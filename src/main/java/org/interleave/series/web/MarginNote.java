package org.interleave.series.web;

/**
 * Something that a feature shows on a patch page, below the line it is about.
 *
 * @param place where; a note at a place that the page does not show stands at its file's head, or
 *     with the patch as a whole
 * @param template the Thymeleaf template with a fragment {@code note(model)}; the fragment is put
 *     into an element of the page's own, so it needs no table markup
 * @param model what the fragment gets
 */
public record MarginNote(Place place, String template, Object model) {}
