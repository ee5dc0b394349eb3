"""From rows to what an authority would send: a workbook in Ofsted's layout, or a folder of csv."""
