/* Offsets are for assembly, which is not executed. */
