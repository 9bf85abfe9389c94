//! Numbers as columns of bytes: bytes of one sort compress best side by side.

/// Appends `values`, the lowest byte of each first, as many bytes of each as told.
pub fn push_column(packed: &mut Vec<u8>, values: &[u32], bytes: usize) {
    for byte in 0..bytes {
        packed.extend(values.iter().map(|value| (value >> (8 * byte)) as u8));
    }
    let is_told = |value: &u32| bytes == 4 || value >> (8 * bytes) == 0;
    assert!(values.iter().all(is_told), "a number does not fit into {bytes} bytes");
}

/// Appends records, field by field, as many bytes of each field as `widths` tells.
pub fn push_records<const N: usize>(
    packed: &mut Vec<u8>,
    records: &[[u32; N]],
    widths: [usize; N],
) {
    for (field, bytes) in widths.into_iter().enumerate() {
        let values: Vec<_> = records.iter().map(|record| record[field]).collect();
        push_column(packed, &values, bytes);
    }
}
