package org.interleave.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lore.example.org/linux-mm/2026.1+x@host/",
        "https://lore.example.org/linux-mm/2026.1+x@host",
        "https://lore.example.org/linux-mm/2026.1%2Bx@host/T/#u",
        "https://lore.example.org/linux-mm/2026.1%2bx%40host/t/#m0123456789",
        "https://lore.example.org/linux-mm/2026.1+x@host/raw",
        "https://lore.example.org/linux-mm/2026.1+x@host/t.mbox.gz",
        "https://lore.example.org/linux-mm/2026.1+x@host/?q=1#r",
        "HTTPS://Lore.Example.ORG/linux-mm/2026.1+x@host/#t",
        " <https://lore.example.org/linux-mm/2026.1+x@host/> ",
      })
  void findsTheThreadInWhatPeoplePaste(String pasted) throws ArchiveException {
    ThreadUrl url = ThreadUrl.parse(pasted);

    assertThat(url.messageId()).isEqualTo("2026.1+x@host");
    assertThat(url.mbox())
        .hasToString("https://lore.example.org/linux-mm/2026.1%2Bx@host/t.mbox.gz");
    assertThat(url.isRedirector()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://lore.example.org/r/a@b, true, https://lore.example.org/r/a@b/",
    "https://patch.example.org/a@b, true, https://patch.example.org/a@b/",
    "http://127.0.0.1:8089/small/a@b/, false, http://127.0.0.1:8089/small/a@b/",
    "http://[::1]:8089/deep/down/small/a%2Fb@c/raw, false,"
        + " http://[::1]:8089/deep/down/small/a%2Fb@c/",
    "https://lore.example.org/all/1234/, false, https://lore.example.org/all/1234/",
    "https://lore.example.org/all/a|b^c d%25@e/, false,"
        + " https://lore.example.org/all/a%7Cb%5Ec%20d%25@e/",
  })
  void keepsServerAndInbox(String pasted, boolean redirector, String page) throws ArchiveException {
    ThreadUrl url = ThreadUrl.parse(pasted);

    assertThat(url.isRedirector()).isEqualTo(redirector);
    assertThat(url.page()).hasToString(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lore.example.org",
        "https://lore.example.org/",
        "https://lore.example.org/linux-mm/",
        "https://lore.example.org/linux-mm/?q=s:x",
        "https://user:pass@lore.example.org/linux-mm/a@b/",
        "https:///linux-mm/a@b/",
      })
  void saysWhatNamesNoThread(String pasted) {
    assertThatThrownBy(() -> ThreadUrl.parse(pasted))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("names no thread")
        .hasMessageNotContaining("\n");
  }

  @Test
  void keepsTheSameKeyForTheSameThread() throws ArchiveException {
    assertThat(Archives.open("https://lore.example.org/x/a%2Bb@c/T/#u").key())
        .isEqualTo(Archives.open("https://lore.example.org/x/a+b@c/raw").key())
        .isEqualTo("thread:https://lore.example.org/x/a%2Bb@c/");
  }
}
