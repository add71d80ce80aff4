package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void itIsWhatOpensslMakesOfTimeAndBody() {
    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac key
    assertThat(Signature.of("key", 1_700_000_000L, "{\"a\":1}"))
        .isEqualTo("sha256=a438e398bfafc57e4396bb7fc2304422f0f768e965d073ca313cb52e22e6ad03");
  }

  @Test
  void anotherTimeIsAnotherSignature() {
    assertThat(Signature.of("key", 1, "x")).isNotEqualTo(Signature.of("key", 2, "x"));
  }
}
